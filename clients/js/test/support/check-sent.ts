import { afterEach, expect } from 'vitest';
import { takeSent } from './sent.js';

// Every message of every test: whatever a client sends is what docs/schemas says.
afterEach(() => {
	expect(takeSent().wrong).toEqual([]);
});
