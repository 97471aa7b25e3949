import { inspect } from '@xstate/inspect';
import { interpret } from 'xstate';
import { toggleMachine } from './machine.ts';

export function reportToggle(url: string): void {
	const socket = new WebSocket(url);
	socket.onopen = () => {
		socket.onmessage = ({ data }: MessageEvent<string>) => {
			window.dispatchEvent(new MessageEvent('message', { data: JSON.parse(data) as unknown }));
		};
		const postMessage = (event: unknown) => {
			socket.send(JSON.stringify(event));
		};
		inspect({ iframe: false, targetWindow: { postMessage } as unknown as Window });
		interpret(toggleMachine, { devTools: true }).start();
	};
}

Object.assign(globalThis, { reportToggle });
