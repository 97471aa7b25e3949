import { useEffect, useRef, useState } from 'react';
import type { Lit } from '../chart/lit.ts';
import type { Layout } from '../layout/layout.ts';
import { mermaidOf } from '../export/mermaid.ts';
import { paletteOf } from '../export/palette.ts';
import { pngOf } from '../export/png.ts';
import { fileName, save } from '../export/save.ts';
import { svgOf } from '../export/svg.ts';
import { Icon } from '../../ui/Icon.tsx';
import { shownScheme } from '../../ui/theme.ts';

const FORMATS = ['SVG', 'PNG', 'Mermaid'] as const;

async function fileOf(format: (typeof FORMATS)[number], layout: Layout, lit: Lit): Promise<void> {
	const name = layout.chart.root.key;
	if (format === 'Mermaid') {
		save(fileName(name, 'mmd'), new Blob([mermaidOf(layout.chart)], { type: 'text/plain;charset=utf-8' }));
		return;
	}
	const svg = svgOf(layout, lit, paletteOf(shownScheme()));
	if (format === 'SVG') save(fileName(name, 'svg'), new Blob([svg], { type: 'image/svg+xml' }));
	else save(fileName(name, 'png'), await pngOf(svg, layout.width, layout.height));
}

/** Hands the diagram as it is drawn to the reader, as a file. */
export function SaveMenu({ layout, lit }: { layout: Layout; lit: () => Lit }) {
	const [open, setOpen] = useState(false);
	const [problem, setProblem] = useState<string>();
	const menu = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);

	useEffect(() => {
		if (!open) return undefined;
		menu.current?.querySelector('button')?.focus();
		const shut = (event: PointerEvent) => {
			if (event.target instanceof Node && menu.current?.contains(event.target) !== true) setOpen(false);
		};
		document.addEventListener('pointerdown', shut);
		return () => {
			document.removeEventListener('pointerdown', shut);
		};
	}, [open]);

	const close = () => {
		setOpen(false);
		button.current?.focus();
	};
	return (
		<div
			className="diagram-save"
			ref={menu}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || !open) return;
				event.stopPropagation();
				close();
			}}
		>
			{open && (
				<div className="diagram-menu" role="group" aria-label="Save the diagram as">
					{FORMATS.map((format) => (
						<button
							key={format}
							type="button"
							className="diagram-menu-item"
							onClick={() => {
								close();
								setProblem(undefined);
								fileOf(format, layout, lit()).catch((error: unknown) => {
									setProblem(error instanceof Error ? error.message : String(error));
								});
							}}
						>
							{format}
						</button>
					))}
				</div>
			)}
			{problem !== undefined && (
				<p className="diagram-menu" role="alert">
					It could not be saved: <bdi>{problem}</bdi>
				</p>
			)}
			<button
				ref={button}
				type="button"
				className="icon-button"
				aria-label="Save the diagram"
				title="Save as SVG, PNG or Mermaid"
				aria-expanded={open}
				onClick={() => {
					setOpen(!open);
				}}
			>
				<Icon name="save" />
			</button>
		</div>
	);
}
