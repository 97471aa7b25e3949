import { withFrame } from './with-frame.ts';

/** What somebody does and looks for an answer to. */
const PRESSES = ['keydown', 'pointerdown', 'click'];

/** What a press does is seen by then if its frame was in time: other processes draw it. */
const SEEN_MS = 50;

/** When the last press was. */
let last = Number.NEGATIVE_INFINITY;
/** Presses whose frame is not yet drawn. */
let open = 0;

// Once for the page, before anybody else hears of it.
for (const type of PRESSES) {
	addEventListener(
		type,
		() => {
			last = performance.now();
			open++;
			// A timer comes after the browser's own part of the frame.
			withFrame(() => setTimeout(() => open--));
		},
		{ capture: true, passive: true },
	);
}

/** How long it takes until what somebody pressed is seen, in milliseconds; at least a little as long as its frame is not drawn. */
export const untilSeen = (): number => Math.max(last + SEEN_MS - performance.now(), open > 0 ? 1 : 0);
