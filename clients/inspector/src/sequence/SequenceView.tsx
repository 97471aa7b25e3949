export function SequenceView() {
	return <p className="quiet">Sequence</p>;
}
