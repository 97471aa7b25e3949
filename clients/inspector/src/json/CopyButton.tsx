import { useEffect, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';

/** Copies a value as indented JSON; a text as it stands. */
export function CopyButton({ label, value }: { label: string; value: unknown }) {
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) return;
		const timer = setTimeout(() => {
			setCopied(false);
		}, 1_500);
		return () => {
			clearTimeout(timer);
		};
	}, [copied]);
	const copy = async () => {
		const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
		await navigator.clipboard.writeText(text);
		setCopied(true);
	};
	return (
		<button
			type="button"
			className="icon-button"
			aria-label={copied ? 'Copied' : label}
			title={label}
			onClick={() => void copy()}
		>
			<Icon name={copied ? 'check' : 'copy'} />
		</button>
	);
}
