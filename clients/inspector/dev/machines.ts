/** Machine configs for the dev entry, as a peer would export them. */
export const ORDER = JSON.stringify({
	id: 'order',
	initial: 'cart',
	context: {},
	states: {
		cart: { on: { ADD_ITEM: 'cart', CHECKOUT: 'checkout' } },
		checkout: { on: { PAY: 'paid', CANCEL: 'cancelled' } },
		paid: {
			initial: 'packing',
			states: {
				packing: { on: { PACKED: 'shipping' } },
				shipping: { on: { DELIVERED: '#order.delivered' } },
			},
			on: { REFUND: { target: 'cancelled', guard: 'isWithinReturnWindow' } },
		},
		delivered: { type: 'final' },
		cancelled: { type: 'final' },
	},
});

export const FULFILMENT = JSON.stringify({
	id: 'fulfilment',
	type: 'parallel',
	states: {
		stock: {
			initial: 'reserved',
			states: { reserved: { on: { PICK: 'picked' } }, picked: { on: { RESERVE: 'reserved' } } },
		},
		invoice: {
			initial: 'draft',
			states: { draft: { on: { SEND: 'sent' } }, sent: { on: { SETTLE: 'settled' } }, settled: {} },
		},
		courier: { initial: 'waiting', states: { waiting: { on: { BOOK: 'booked' } }, booked: {} } },
	},
});

export const CART = JSON.stringify({
	id: 'cart',
	initial: 'browsing',
	states: {
		browsing: { on: { OPEN: 'reviewing' } },
		reviewing: { on: { CLOSE: 'browsing', CHECKOUT: 'paying' } },
		paying: { tags: ['busy'] },
	},
});

/** Something of everything that a definition can say. */
export const CHECKOUT = JSON.stringify({
	id: 'checkout',
	initial: 'basket',
	description: 'From a full basket to a parcel at the door',
	on: { LOG: { actions: 'note' }, ABORT: '.cancelled' },
	states: {
		basket: {
			tags: ['open'],
			entry: ['loadPrices', { type: 'track' }],
			exit: 'forgetPrices',
			on: {
				ADD: { actions: ['addItem', 'recount'] },
				EMPTY: { target: 'basket', reenter: true },
				CHECKOUT: [
					{ target: 'payment', guard: 'hasItems', actions: 'reserve' },
					{ actions: 'sayThatItIsEmpty', description: 'Nothing to pay for' },
				],
			},
			after: { 900_000: { target: 'cancelled', actions: 'release' } },
		},
		payment: {
			initial: 'choosing',
			description: 'Asks the bank, again if it must',
			on: { BACK: 'basket', RESUME: '.last' },
			onDone: { target: 'delivery' },
			states: {
				choosing: { on: { CARD: 'card', INVOICE: { target: 'paid', guard: { type: 'isKnown' } } } },
				card: {
					invoke: {
						src: 'chargeCard',
						id: 'charge',
						onDone: { target: 'paid', actions: 'keepReceipt' },
						onError: [{ target: 'choosing', guard: 'mayRetry' }, { target: '#checkout.cancelled' }],
					},
				},
				paid: { type: 'final' },
				last: { type: 'history', history: 'deep', target: 'choosing' },
			},
		},
		delivery: {
			type: 'parallel',
			states: {
				parcel: {
					initial: 'packing',
					states: {
						packing: { on: { PACKED: 'waiting' } },
						waiting: { always: { target: 'away', guard: 'courierIsHere' } },
						away: { type: 'final' },
					},
				},
				letter: {
					initial: 'writing',
					states: { writing: { after: { longDelay: 'sent' } }, sent: { type: 'final' } },
				},
			},
			onDone: 'finished',
		},
		finished: { type: 'final', output: {} },
		cancelled: { type: 'final', entry: 'apologise' },
	},
});

/** Groups of states, each with as many arrows as real ones have. */
export function largeMachine(groups: number, size: number): string {
	const inner = (group: number) =>
		Object.fromEntries(
			Array.from({ length: size }, (_, at) => [
				`step${at}`,
				{
					on: {
						NEXT: `step${(at + 1) % size}`,
						...(at % 3 === 0 ? { SKIP: { target: `step${(at + 4) % size}`, guard: 'maySkip' } } : {}),
						...(at === 4 ? { JUMP: `#large.group${(group * 3 + 1) % groups}.step2` } : {}),
					},
				},
			]),
		);
	return JSON.stringify({
		id: 'large',
		initial: 'group0',
		states: Object.fromEntries(
			Array.from({ length: groups }, (_, group) => [
				`group${group}`,
				{ initial: 'step0', on: { ON: `group${(group + 1) % groups}` }, states: inner(group) },
			]),
		),
	});
}

/** So many states beside each other that nobody could draw them. */
export const crowdedMachine = (states: number): string =>
	JSON.stringify({
		id: 'crowded',
		initial: 'state0',
		states: Object.fromEntries(
			Array.from({ length: states }, (_, at) => [`state${at}`, { on: { GO: `state${(at + 1) % states}` } }]),
		),
	});

/** What could be written into a definition to spoil the page. */
export function hostileMachine(levels = 60): string {
	const script = '<script>alert(1)</script>';
	const turned = '\u202Egnp.exe';
	let deep: object = {};
	for (let level = 0; level < levels; level++) deep = { initial: 'in', states: { in: deep } };
	const states = {
		[script]: {
			on: { ']]>&"\'': turned, GO: 'nowhere', '*': null, X: 42, Y: [[]], [turned]: 'constructor' },
			always: { target: '#\u0000', guard: { type: '%%{init}%% --> end; note' } },
			after: [],
			invoke: [null, 7, { src: {} }],
		},
		[turned]: {
			description: 'long '.repeat(2_000),
			tags: 't'.repeat(5_000),
			entry: [null, {}, [], 'e'.repeat(5_000)],
			on: { PRO: '__PROTO__' },
		},
		constructor: deep,
		toString: { type: 'history', history: {}, target: 'toString' },
		'a.b\\\n': { type: 'parallel', states: { '': { on: { '': '\ud800' } } } },
		__PROTO__: { on: { constructor: script, __PROTO__: '__PROTO__' }, states: [1, 2] },
	};
	const id = '<img src=x onerror=alert(1)>';
	// A literal would set the prototype instead.
	return JSON.stringify({ id, initial: script, states }).replaceAll('__PROTO__', '__proto__');
}
