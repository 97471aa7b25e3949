import { type Scene, SHOP } from './scene.ts';

/** Everything a peer could send to spoil the page. */
export function hostile(scene: Scene): void {
	const context = JSON.parse(
		'{"__proto__":{"polluted":true},"constructor":"<img src=x onerror=alert(1)>","toString":null}',
	) as Record<string, unknown>;
	context.long = 'a'.repeat(1_000_000);
	context.many = Array.from({ length: 20_000 }, (_, index) => ({ index }));
	context['<script>alert(1)</script>'] = '\u202Egnp.exe';
	let deep: unknown = 'bottom';
	for (let i = 0; i < 5_000; i++) deep = { deep };
	context.deep = deep;
	scene.actor(SHOP, 'x:<b>', '<b>bold</b> \u202Eevil\u202C name');
	scene.step(
		SHOP,
		'x:<b>',
		{ type: '<img src=x onerror=alert(1)>' },
		{ value: { '\u202Edesrever': { __proto__x: 'a b c'.repeat(500) } }, context },
	);
	scene.actor(SHOP, 'x:long', 'long'.repeat(5_000));
}
