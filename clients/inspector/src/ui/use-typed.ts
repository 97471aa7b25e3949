import { useRef, useState } from 'react';
import { afterFrame } from '../store/with-frame.ts';

/**
 * What somebody types, as against what follows from it: a letter is seen at once, however long it takes to find what it
 * is looked for.
 *
 * @param value what was told last, or another that came from elsewhere: that takes the place of what is not yet told
 * @param onChange is told what is typed two frames later; of letters within two frames the last
 * @returns what is to be shown, and what to call with what is typed
 */
export function useTyped(
	value: string,
	onChange: (value: string) => void,
): readonly [string, (text: string) => void] {
	const [typed, setTyped] = useState<{ readonly text: string; readonly over: string }>();
	const latest = useRef({ value, onChange, typed });
	latest.current.value = value;
	latest.current.onChange = onChange;
	const tell = () => {
		const { current } = latest;
		const told = current.typed;
		current.typed = undefined;
		setTyped(undefined);
		if (told?.over !== current.value) return;
		current.value = told.text;
		current.onChange(told.text);
	};
	const type = (text: string) => {
		const { current } = latest;
		const isDue = current.typed !== undefined;
		current.typed = { text, over: current.value };
		setTyped(current.typed);
		if (!isDue) afterFrame(tell);
	};
	return [typed?.over === value ? typed.text : value, type];
}
