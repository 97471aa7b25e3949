const { join } = await import('http://localhost:8080/xstate/client/xstate-webrtc.js');

const channel = join('ws://localhost:8080/xstate/signaling', {
	channel: 'application',
	name: 'my front end',
	kind: 'browser',
});
const { peers } = await channel.joined;
const application = peers.find(({ kind }) => kind === 'jvm');
channel.inspect(application.peerId, {
	onEvents: (events) => events.forEach((event) => show(event)),
});
