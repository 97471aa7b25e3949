// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { useSelector } from '@xstate/react';
import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { ActorListener, RemoteActor } from '../src/index.js';
import { remoteActor } from '../src/xstate/index.js';
import type { cartMachine } from './support/machines.js';

it('a remote actor is selected from with the useSelector of @xstate/react', () => {
	let listener: ActorListener | undefined;
	const actor = {
		subscribe: (added: ActorListener) => {
			listener = added;
			return { unsubscribe: () => undefined };
		},
	} as unknown as RemoteActor;
	const channel = { actor: () => actor };
	const remote = createActor(
		remoteActor<typeof cartMachine>(channel, 'xstate://orders/p-shop/@cart'),
	).start();
	const selected: unknown[] = [];
	const { result } = renderHook(() => {
		const items = useSelector(remote, (snapshot) => snapshot.context?.items);
		selected.push(items);
		return items;
	});
	const tell = (items: number, connection: 'connected' | 'disconnected') => {
		act(() => {
			listener?.onChange({ snapshot: { status: 'active', context: { items } }, connection });
		});
	};
	tell(1, 'connected');
	tell(1, 'disconnected');
	tell(2, 'connected');
	expect(result.current).toBe(2);
	expect(selected).toEqual([undefined, 1, 2]);
});
