import 'react';

declare module 'react' {
	interface CSSProperties {
		/** Our own custom properties. */
		[property: `--${string}`]: string | number | undefined;
	}
}
