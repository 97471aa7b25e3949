import { type RefObject, useId } from 'react';
import { short } from '../ui/format.ts';
import { type Accepted, accepting } from './accepted-events.ts';

function hint(accepted: Accepted | undefined, type: string): string {
	if (accepted === undefined || type === '') return '';
	const found = accepting(accepted, type);
	if (found === undefined)
		return accepted.any ? '' : 'By its definition it does not take this event in this state.';
	return found.state === '' ? 'Taken in every state.' : `Taken in ${short(found.state, 80)}.`;
}

export function TypeField({
	input,
	value,
	accepted,
	problem,
	onChange,
}: {
	input: RefObject<HTMLInputElement | null>;
	value: string;
	accepted: Accepted | undefined;
	problem: string | undefined;
	onChange: (type: string) => void;
}) {
	const id = useId();
	return (
		<div className="field">
			<label className="field-label" htmlFor={id}>
				Type
			</label>
			<input
				id={id}
				ref={input}
				className="field-input mono"
				type="text"
				dir="auto"
				spellCheck={false}
				autoComplete="off"
				autoCapitalize="off"
				placeholder="PAY"
				value={value}
				aria-invalid={problem !== undefined}
				aria-describedby={`${id}-note`}
				onChange={(event) => {
					onChange(event.target.value);
				}}
			/>
			<p className="field-note" id={`${id}-note`} data-tone={problem === undefined ? undefined : 'bad'}>
				{problem ?? <bdi>{hint(accepted, value)}</bdi>}
			</p>
		</div>
	);
}
