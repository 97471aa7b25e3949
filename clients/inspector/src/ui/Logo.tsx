/** Two states, each in its own box, with the way from one to the other. */
export function Logo() {
	return (
		<svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
			<rect className="logo-ground" width="32" height="32" rx="8" />
			<rect className="logo-line" x="6" y="6.5" width="9" height="7" rx="2.6" />
			<rect className="logo-fill" x="17" y="18.5" width="9" height="7" rx="2.6" />
			<path className="logo-line" d="M19 10h1.2a2.8 2.8 0 0 1 2.8 2.8v1.4" />
			<path className="logo-line" d="M13 22h-1.2a2.8 2.8 0 0 1-2.8-2.8v-1.4" />
		</svg>
	);
}
