/** So long the browser has to begin with it, in ms; the file itself stays until the browser has it. */
const RELEASE_MS = 60_000;

/** Has the browser save a file. */
export function download(content: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(content);
	link.download = name;
	link.click();
	setTimeout(() => {
		URL.revokeObjectURL(link.href);
	}, RELEASE_MS);
}
