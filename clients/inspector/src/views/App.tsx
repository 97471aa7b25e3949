import { useEffect } from 'react';
import { type Sending, SendingContext } from '../sending/use-sending.ts';
import { StatelyContext, useStatelyOf } from '../stately/use-stately.ts';
import { short } from '../ui/format.ts';
import { useInspected, StoreContext } from '../ui/use-store.ts';
import type { InspectorStore } from '../store/store.ts';
import { FirstLoad } from './FirstLoad.tsx';
import { Refused } from './Refused.tsx';
import { Workbench } from './Workbench.tsx';

export interface AppProps {
	readonly store: InspectorStore;
	readonly retry: () => Promise<void>;
	/** Absent where there is nobody to send to. */
	readonly sending?: Sending | undefined;
}

export function App({ store, retry, sending }: AppProps) {
	const stately = useStatelyOf(store);
	return (
		<StoreContext value={store}>
			<SendingContext value={sending}>
				<StatelyContext value={stately}>
					<Page retry={retry} />
				</StatelyContext>
			</SendingContext>
		</StoreContext>
	);
}

function Page({ retry }: { retry: () => Promise<void> }) {
	const { status, application } = useInspected();
	useEffect(() => {
		document.title = application === '' ? 'XState inspector' : `${short(application, 60)} – XState inspector`;
	}, [application]);
	if (status.state === 'loading') return <FirstLoad />;
	if (status.state === 'waiting') return <FirstLoad problem={status.message} />;
	if (status.state === 'refused') {
		return <Refused code={status.code} message={status.message} retry={retry} />;
	}
	if (status.state === 'closed') {
		const { code, message } = status.error ?? { code: 'closed', message: 'The channel is closed.' };
		return (
			<Refused title="This page is no longer in the channel" code={code} message={message} retry={retry} />
		);
	}
	return <Workbench />;
}
