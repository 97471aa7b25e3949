import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SearchField } from '../src/ui/SearchField.tsx';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	cleanup();
	vi.useRealTimers();
});

const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const frame = () => {
	act(() => {
		vi.advanceTimersToNextFrame();
	});
};

function shown() {
	const told: string[] = [];
	function Search() {
		const [value, setValue] = useState('');
		const onChange = (next: string) => {
			told.push(next);
			setValue(next);
		};
		return (
			<>
				<SearchField label="Search" value={value} onChange={onChange} />
				<button
					type="button"
					onClick={() => {
						setValue('all');
					}}
				>
					All
				</button>
			</>
		);
	}
	render(<Search />);
	return told;
}

it('shows a letter at once, and tells of it with the frame after its own', () => {
	const told = shown();
	type('o');
	expect(field().value).toBe('o');
	frame();
	expect(told).toEqual([]);
	frame();
	expect(told).toEqual(['o']);
	expect(field().value).toBe('o');
});

it('tells of letters that come at once together, and of those that come after them', () => {
	const told = shown();
	for (const text of ['o', 'or', 'ord']) type(text);
	frame();
	type('orde');
	frame();
	expect(told).toEqual(['orde']);
	type('order');
	expect(field().value).toBe('order');
	frame();
	frame();
	expect(told).toEqual(['orde', 'order']);
});

it('is cleared by Escape and by its button', () => {
	const told = shown();
	const typed = (text: string) => {
		type(text);
		frame();
		frame();
	};
	typed('o');
	fireEvent.keyDown(field(), { key: 'Escape' });
	expect(field().value).toBe('');
	frame();
	frame();
	typed('p');
	fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
	expect(field().value).toBe('');
	frame();
	frame();
	expect(told).toEqual(['o', '', 'p', '']);
});

it('shows what is chosen elsewhere, also in the place of a letter that is not yet told', () => {
	const told = shown();
	type('o');
	fireEvent.click(screen.getByRole('button', { name: 'All' }));
	expect(field().value).toBe('all');
	frame();
	frame();
	expect(field().value).toBe('all');
	expect(told).toEqual([]);
	type('all of them');
	frame();
	frame();
	expect(told).toEqual(['all of them']);
});
