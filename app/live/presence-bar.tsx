import { personText } from '../../shared/people.ts';
import { useLive } from './live-context.ts';
import { RoomClosed } from './room-closed.tsx';

/** Who is here: a count and the first few by name, and, when that is so, that the page is not connected. */
export function PresenceBar() {
  const { presence, status, closed, unsent } = useLive();
  const people = presence?.people ?? [];
  const others = (presence?.count ?? 0) - people.length;
  return (
    <div className="presence">
      {presence && presence.count > 0 && status === 'live' ? (
        <p className="presence__people">
          <span className="presence__count">{presence.count} here</span>
          <span className="presence__names">
            {people.map(personText).join(' · ')}
            {others > 0 && people.length > 0 ? ` and ${others} more` : ''}
          </span>
        </p>
      ) : null}
      <RoomClosed />
      {status === 'offline' && closed === null ? (
        <p className="presence__offline">Not connected; what others add will appear when the network is back.</p>
      ) : null}
      {unsent > 0 ? <p className="presence__offline">Not sent yet ({unsent})</p> : null}
    </div>
  );
}
