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
