import type { Page } from 'puppeteer-core';

const FRAMES = 4;

/**
 * Writes into a field as a hand does, in the place of what stood there. A page that draws itself anew meanwhile would put
 * back what a script had taken away.
 */
export async function writeInto(tab: Page, selector: string, text: string): Promise<void> {
	await tab.locator(selector).click();
	await tab.keyboard.down('Control');
	await tab.keyboard.press('KeyA');
	await tab.keyboard.up('Control');
	if (text === '') await tab.keyboard.press('Backspace');
	else await tab.keyboard.type(text);
	// The page takes the last letter some frames after it is seen.
	for (let frames = 0; frames < FRAMES; frames++)
		await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}
