import { type RefObject, useId } from 'react';
import type { DraftProblem } from './draft.ts';

export function PayloadField({
	input,
	value,
	problem,
	onChange,
}: {
	input: RefObject<HTMLTextAreaElement | null>;
	value: string;
	problem: DraftProblem | undefined;
	onChange: (payload: string) => void;
}) {
	const id = useId();
	const place = problem?.place;
	return (
		<div className="field">
			<label className="field-label" htmlFor={id}>
				Payload <span className="quiet">a JSON object, or nothing</span>
			</label>
			<textarea
				id={id}
				ref={input}
				className="field-input field-area mono"
				dir="ltr"
				rows={3}
				spellCheck={false}
				autoComplete="off"
				placeholder={'{ "amount": 10 }'}
				value={value}
				aria-invalid={problem !== undefined}
				aria-describedby={`${id}-note`}
				onChange={(event) => {
					onChange(event.target.value);
				}}
			/>
			<p className="field-note" id={`${id}-note`} data-tone={problem === undefined ? undefined : 'bad'}>
				{place !== undefined && (
					<button
						type="button"
						className="link field-place"
						title="Go there"
						onClick={() => {
							input.current?.focus();
							input.current?.setSelectionRange(place.offset, place.offset + 1);
						}}
					>
						Line {place.line}, column {place.column}
					</button>
				)}
				<bdi>{problem?.message}</bdi>
			</p>
		</div>
	);
}
