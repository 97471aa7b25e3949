import type { Asker } from './asker.js';
import type { ExposedActor } from './exposed-actor.js';
import type { Open } from './open.js';
import { refusals } from './refusals.js';

/** A peer waits for the end of an actor, and is told of it once (protocol §4). */
export class Watcher implements Open {
	readonly type = 'watch';
	readonly close: () => void;

	/** @param onEnd called when it was told */
	constructor(
		private readonly id: number,
		actor: ExposedActor,
		private readonly asker: Asker,
		private readonly onEnd: () => void,
	) {
		this.close = actor.listen({
			onEnd: (ending) => {
				onEnd();
				void asker.send({ ...asker.told(ending), id });
			},
		});
	}

	permitted(): void {
		if (this.asker.maySee) return;
		this.close();
		this.onEnd();
		this.asker.fail(this.id, refusals.maySeeNothing);
	}
}
