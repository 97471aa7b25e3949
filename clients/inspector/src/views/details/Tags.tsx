import { Name } from '../../ui/Name.tsx';

export function Tags({ tags }: { tags: readonly string[] }) {
	return (
		<ul className="tags">
			{[...new Set(tags)].map((tag) => (
				<li key={tag} className="tag">
					<Name>{tag}</Name>
				</li>
			))}
		</ul>
	);
}
