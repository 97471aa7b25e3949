/** What somebody does and looks for an answer to. */
const PRESSES = ['keydown', 'pointerdown', 'click'];

let last = Number.NEGATIVE_INFINITY;

// Once for the page, before anybody else hears of it.
for (const type of PRESSES) {
	addEventListener(
		type,
		() => {
			last = performance.now();
		},
		{ capture: true, passive: true },
	);
}

/** How long ago somebody pressed a key or a button, in milliseconds. */
export const sincePress = (): number => performance.now() - last;
