import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Layout, Rect } from '../layout/layout.ts';

const PADDING = 24;
const MIN_ZOOM = 0.02;
/** Smaller, and names are no longer read. */
const READABLE = 0.5;
const CALM_MS = 180;

const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : CALM_MS);

/** What part of the diagram is seen. */
export interface View {
	readonly zoomIn: () => void;
	readonly zoomOut: () => void;
	readonly fit: () => void;
	readonly pan: (x: number, y: number) => void;
	/** Brings states into sight. */
	readonly show: (ids: readonly string[]) => void;
	/** Keeps a state where it is in the window when the next layout moves it. */
	readonly hold: (id: string) => void;
	/** The reader has moved it: from now on it stays as it is when its window changes. */
	readonly moved: () => void;
}

/**
 * `begin` names the active states: where the whole would be too small to read they are what is seen, and followed until
 * the reader moves the diagram.
 */
export function useView(layout: Layout | undefined, begin: () => readonly string[]): View {
	const flow = useReactFlow();
	const width = useStore((state) => state.width);
	const height = useStore((state) => state.height);
	const free = useRef(false);
	const held = useRef<{ readonly id: string; readonly x: number; readonly y: number }>(undefined);

	const zoomFor = (area: Rect) =>
		Math.min((width - 2 * PADDING) / area.width, (height - 2 * PADDING) / area.height, 1);
	const place = (area: Rect, least: number, ms: number) => {
		const zoom = Math.max(zoomFor(area), least);
		const x = width / 2 - (area.x + area.width / 2) * zoom;
		const y = height / 2 - (area.y + area.height / 2) * zoom;
		void flow.setViewport({ x, y, zoom }, { duration: ms });
	};
	const inSight = (box: Rect) => {
		const { x, y, zoom } = flow.getViewport();
		const left = x + box.x * zoom;
		const top = y + box.y * zoom;
		return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
	};
	const whole = (least: number, ms: number) => {
		if (layout === undefined || width === 0 || height === 0) return;
		const area = { x: 0, y: 0, width: layout.width, height: layout.height };
		const boxes = begin().flatMap((id) => layout.boxes.get(id) ?? []);
		if (zoomFor(area) < least && boxes.length > 0) place(around(boxes), least, ms);
		else place(area, MIN_ZOOM, ms);
	};

	useEffect(() => {
		const { id, x, y } = held.current ?? { id: '', x: 0, y: 0 };
		held.current = undefined;
		const box = layout?.boxes.get(id);
		if (box !== undefined) {
			const { zoom } = flow.getViewport();
			void flow.setViewport({ x: x - box.x * zoom, y: y - box.y * zoom, zoom });
		} else if (!free.current) whole(READABLE, 0);
	}, [layout]);

	useEffect(() => {
		if (!free.current) whole(READABLE, 0);
	}, [width, height]);

	const leaves = begin().join(' ');
	useEffect(() => {
		const boxes = begin().flatMap((id) => layout?.boxes.get(id) ?? []);
		if (free.current || boxes.length === 0 || boxes.some((box) => inSight(box))) return;
		whole(READABLE, duration());
	}, [leaves]);

	const moved = () => {
		free.current = true;
	};
	return {
		moved,
		zoomIn: () => {
			moved();
			void flow.zoomIn({ duration: duration() });
		},
		zoomOut: () => {
			moved();
			void flow.zoomOut({ duration: duration() });
		},
		fit: () => {
			free.current = false;
			whole(MIN_ZOOM, duration());
		},
		pan: (x, y) => {
			moved();
			const at = flow.getViewport();
			void flow.setViewport({ ...at, x: at.x + x, y: at.y + y });
		},
		show: (ids) => {
			const boxes = ids.flatMap((id) => layout?.boxes.get(id) ?? []);
			if (boxes.length === 0) return;
			moved();
			place(around(boxes), READABLE, duration());
		},
		hold: (id) => {
			const box = layout?.boxes.get(id);
			if (box === undefined) return;
			const { x, y, zoom } = flow.getViewport();
			held.current = { id, x: x + box.x * zoom, y: y + box.y * zoom };
		},
	};
}

/** So much around what is shown that it is not larger than it is drawn, with room for its neighbours. */
const LEAST = { width: 480, height: 240 };

function around(boxes: readonly Rect[]): Rect {
	const left = Math.min(...boxes.map(({ x }) => x));
	const top = Math.min(...boxes.map(({ y }) => y));
	const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
	const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
	const more = { width: Math.max(LEAST.width - width, 0), height: Math.max(LEAST.height - height, 0) };
	return {
		x: left - more.width / 2,
		y: top - more.height / 2,
		width: width + more.width,
		height: height + more.height,
	};
}
