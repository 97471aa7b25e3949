import { Icon, type IconName } from '../ui/Icon.tsx';
import { type Theme, useTheme } from '../ui/theme.ts';

const THEMES: readonly { id: Theme; label: string; icon: IconName }[] = [
	{ id: 'light', label: 'Light', icon: 'sun' },
	{ id: 'system', label: "As the system's", icon: 'system' },
	{ id: 'dark', label: 'Dark', icon: 'moon' },
];

export function ThemeSwitch() {
	const [theme, choose] = useTheme();
	return (
		<div className="segments" role="group" aria-label="Colours">
			{THEMES.map(({ id, label, icon }) => (
				<button
					key={id}
					type="button"
					className="segment segment-icon"
					aria-label={label}
					aria-pressed={theme === id}
					title={label}
					onClick={() => {
						choose(id);
					}}
				>
					<Icon name={icon} />
				</button>
			))}
		</div>
	);
}
