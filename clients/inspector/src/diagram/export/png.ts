/** Beyond this many pixels in all, or on one side, browsers give an empty picture. */
const MAX_PIXELS = 32_000_000;
const MAX_SIDE = 8_192;

/** How much larger than the diagram its picture may be: twice, or as much as a browser can draw. */
export function scaleOf(width: number, height: number): number {
	return Math.min(
		2,
		MAX_SIDE / Math.max(width, height, 1),
		Math.sqrt(MAX_PIXELS / Math.max(width * height, 1)),
	);
}

/** An SVG document as a PNG file. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const scale = scaleOf(width, height);
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.floor(width * scale));
	canvas.height = Math.max(1, Math.floor(height * scale));
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) => {
		canvas.toBlob((blob) => {
			if (blob === null) reject(new Error('The browser made no picture of it. Save it as SVG instead.'));
			else resolve(blob);
		}, 'image/png');
	});
}
