import { useRef } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useTyped } from './use-typed.ts';

/** What is typed is shown first, and told once it is seen. */
export function SearchField({
	label,
	placeholder = label,
	value,
	onChange,
	icon = 'search',
}: {
	label: string;
	placeholder?: string;
	value: string;
	onChange: (value: string) => void;
	icon?: IconName;
}) {
	const input = useRef<HTMLInputElement>(null);
	const [text, type] = useTyped(value, onChange);
	return (
		<div className="search">
			<Icon name={icon} />
			<input
				ref={input}
				type="text"
				role="searchbox"
				aria-label={label}
				placeholder={placeholder}
				spellCheck={false}
				autoComplete="off"
				value={text}
				onChange={(event) => {
					type(event.target.value);
				}}
				onKeyDown={(event) => {
					if (event.key === 'Escape') type('');
				}}
			/>
			{text !== '' && (
				<button
					type="button"
					className="search-clear"
					aria-label="Clear the search"
					onClick={() => {
						type('');
						input.current?.focus();
					}}
				>
					<Icon name="close" />
				</button>
			)}
		</div>
	);
}
