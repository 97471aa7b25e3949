import { JsonTree } from '../json/JsonTree.tsx';
import { clock, milliseconds, short } from '../ui/format.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Marked } from '../ui/Marked.tsx';
import { Name } from '../ui/Name.tsx';
import { remedy } from './remedies.ts';
import { type Sent, verdict } from './sent.ts';

interface Props {
	readonly sent: Sent;
	/** Of the peer. */
	readonly kind: string;
	readonly isOpen: boolean;
	readonly onToggle: () => void;
	readonly onCancel: () => void;
	/** Absent where nothing can be sent (any more). */
	readonly onAgain?: () => void;
	readonly onEdit?: () => void;
}

export function SentItem({ sent, kind, isOpen, onToggle, onCancel, onAgain, onEdit }: Props) {
	const { word, tone } = verdict(sent);
	const type = short(sent.event.type, 60);
	return (
		<li className="sent" data-sent={sent.id} data-sent-type={type} data-outcome={word}>
			<div className="sent-head">
				<button type="button" className="sent-toggle" aria-expanded={isOpen} onClick={onToggle}>
					<span className="twisty" data-open={isOpen}>
						<Icon name="chevron" />
					</span>
					<Name className="sent-type mono">{sent.event.type}</Name>
					<span className="outcome" data-tone={tone}>
						<bdi>{short(word, 40)}</bdi>
					</span>
					<span className="sent-time">
						{sent.tookMs !== undefined && `${milliseconds(sent.tookMs)} · `}
						{clock(sent.at)}
					</span>
				</button>
				{sent.outcome.state === 'waiting' && sent.by.how === 'ask' && (
					<Tool icon="close" label={`Take ${type} back`} onClick={onCancel} />
				)}
				{onEdit && <Tool icon="edit" label={`Edit ${type}`} onClick={onEdit} />}
				{onAgain && <Tool icon="again" label={`Send ${type} again`} onClick={onAgain} />}
			</div>
			{isOpen && <Body sent={sent} kind={kind} />}
		</li>
	);
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
	return (
		<button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
			<Icon name={icon} />
		</button>
	);
}

function Body({ sent, kind }: { sent: Sent; kind: string }) {
	const { event, outcome } = sent;
	const payload = Object.entries(event).filter(([name]) => name !== 'type');
	const answer = outcome.state === 'replied' ? outcome.reply : undefined;
	return (
		<div className="sent-body">
			{outcome.state === 'taken' && (
				<p className="quiet">Its peer has it. Whether its actor took it only an ask tells.</p>
			)}
			{outcome.state === 'failed' && <Failure problem={outcome.problem} kind={kind} />}
			{answer?.reason !== undefined && (
				<p>
					<bdi>{short(answer.reason, 1_000)}</bdi>
				</p>
			)}
			{answer?.value !== undefined && <Part title="Answer" value={answer.value} />}
			{answer?.snapshot !== undefined && <Part title="Snapshot after it" value={answer.snapshot} />}
			{payload.length > 0 && <Part title="Payload" value={Object.fromEntries(payload)} />}
		</div>
	);
}

function Failure({
	problem: { code, message },
	kind,
}: {
	problem: { code: string; message: string };
	kind: string;
}) {
	const advice = remedy(code, kind);
	return (
		<>
			{advice !== undefined && (
				<p>
					<Marked>{advice}</Marked>
				</p>
			)}
			<p className="sent-said">
				<bdi>{short(message, 1_000)}</bdi>
			</p>
		</>
	);
}

function Part({ title, value }: { title: string; value: unknown }) {
	return (
		<section className="sent-part" aria-label={title}>
			<h4 className="sent-title">{title}</h4>
			<JsonTree label={title} value={value} />
		</section>
	);
}
