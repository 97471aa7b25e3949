import { Name } from '../../ui/Name.tsx';

export function Tags({ tags }: { tags: readonly string[] }) {
	if (tags.length === 0) return null;
	return (
		<ul className="tags" aria-label="Tags">
			{[...new Set(tags)].map((tag) => (
				<li key={tag} className="tag">
					<Name>{tag}</Name>
				</li>
			))}
		</ul>
	);
}
