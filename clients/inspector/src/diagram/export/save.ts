/** A file's name from whatever a machine is called. */
export function fileName(name: string, ending: string): string {
	const plain = name
		.slice(0, 80)
		.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
		.replaceAll(/^[-.]+|-+$/g, '');
	return `${plain === '' ? 'diagram' : plain}.${ending}`;
}

/** Hands a file to the reader, as a download. */
export function save(name: string, content: Blob): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken hold of it by then.
	setTimeout(() => {
		URL.revokeObjectURL(url);
	}, 10_000);
}
