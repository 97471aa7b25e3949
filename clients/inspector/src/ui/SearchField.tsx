import { useRef } from 'react';
import { Icon, type IconName } from './Icon.tsx';

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
				value={value}
				onChange={(event) => {
					onChange(event.target.value);
				}}
				onKeyDown={(event) => {
					if (event.key === 'Escape') onChange('');
				}}
			/>
			{value !== '' && (
				<button
					type="button"
					className="search-clear"
					aria-label="Clear the search"
					onClick={() => {
						onChange('');
						input.current?.focus();
					}}
				>
					<Icon name="close" />
				</button>
			)}
		</div>
	);
}
