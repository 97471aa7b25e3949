import { useEffect, useState } from 'react';
import { copyText } from '../ui/copy-text.ts';
import { Icon } from '../ui/Icon.tsx';

/** Copies a value as indented JSON; a text as it stands. */
export function CopyButton({ label, value }: { label: string; value: unknown }) {
	const [said, setSaid] = useState<string>();
	useEffect(() => {
		if (said === undefined) return;
		const timer = setTimeout(() => {
			setSaid(undefined);
		}, 1_500);
		return () => {
			clearTimeout(timer);
		};
	}, [said]);
	const copy = async () => {
		try {
			await copyText(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
			setSaid('Copied');
		} catch (error) {
			setSaid(`Not copied: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	return (
		<button
			type="button"
			className="icon-button"
			aria-label={said ?? label}
			title={said ?? label}
			onClick={() => void copy()}
		>
			<Icon name={said === undefined ? 'copy' : said === 'Copied' ? 'check' : 'warning'} />
		</button>
	);
}
