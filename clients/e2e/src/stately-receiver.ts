import { createBrowserReceiver } from '@statelyai/inspect';

/** The page of a receiver, as whoever embeds `@statelyai/inspect` writes it: it keeps what it is told. */
const told: unknown[] = [];
createBrowserReceiver().subscribe((event) => told.push(event));
Object.assign(globalThis, { told });
