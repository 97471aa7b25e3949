import { describe, expect, it } from 'vitest';
import { parseFilter } from '../src/store/filter.ts';
import { entry } from './events.ts';

const order = entry({
	type: 'PAY',
	actorName: 'order',
	sessionId: 'x:3',
	peerName: 'orders service',
	leaves: ['paid.packing'],
	payload: { type: '@xstate.event', _seq: 1, event: { type: 'PAY', card: 'Visa' } },
});

const holds = (filter: string) => parseFilter(filter)?.(order);

describe('the filter', () => {
	it.each([
		'type:pay',
		'actor:order',
		'actor:x:3',
		'peer:"orders service"',
		'state:packing',
		'kind:event',
		'visa',
		'type:PAY actor:ord visa',
		'actor:=x:3',
		'actor:="Order" peer:="orders service"',
		'-actor:=ord',
		'-type:CANCEL',
	])('%s matches', (filter) => {
		expect(holds(filter)).toBe(true);
	});

	it.each([
		'type:CANCEL',
		'actor:pay',
		'peer:"other"',
		'-visa',
		'actor:=x:',
		'peer:=orders',
		'type:PAY mastercard',
		'http://visa',
		'constructor:x',
	])('%s does not match', (filter) => {
		expect(holds(filter)).toBe(false);
	});

	it('is none where nothing is written', () => {
		expect(parseFilter('  ')).toBeUndefined();
	});
});

it('looks through no more than the beginning of a name, as of any other text', () => {
	const long = entry({ sessionId: `x:3${'-'.repeat(1_000_000)}end`, actorName: 'order' });
	expect(parseFilter('actor:x:3-')?.(long)).toBe(true);
	expect(parseFilter('actor:end')?.(long)).toBe(false);
});
