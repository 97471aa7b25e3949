/** @throws Error that says why it cannot be copied */
export async function copyText(text: string): Promise<void> {
	const { clipboard } = navigator as Partial<Navigator>;
	if (clipboard === undefined) {
		throw new Error('The browser lets a page copy over https or from this machine only.');
	}
	await clipboard.writeText(text);
}
