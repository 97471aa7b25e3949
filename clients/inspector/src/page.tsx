import { retry } from './boot/retry.ts';
import { messenger, session, store } from './boot/visit.ts';
import { sendingOver } from './sending/use-sending.ts';
import { show } from './show.tsx';

show({
	store,
	sending: sendingOver(messenger),
	retry: () =>
		retry(store, session, () => {
			location.reload();
		}),
});
