import { expect, it } from 'vitest';
import { messagesPage } from './support/messages-page.js';

it('docs/messages.md says what the schemas say', async () => {
	await expect(messagesPage()).toMatchFileSnapshot('../../../docs/messages.md');
});
