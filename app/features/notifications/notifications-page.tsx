import { Form, Link } from '@remix-run/react';
import { dateText } from '../../../shared/format.ts';
import { NOTIFICATION_KINDS, type NotificationView, type NotificationsView } from '../../../shared/notifications.ts';
import { Button } from '../../ui/button.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface NotificationsPageProps {
  readonly view: NotificationsView;
  /** These are not the newest. */
  readonly continued: boolean;
}

/** What one is told, by day, newest first. */
export function NotificationsPage({ view: { days, unread, older, maySet }, continued }: NotificationsPageProps) {
  const newest = days[0]?.items[0]?.at;
  return (
    <article className="told">
      <h1>Notifications</h1>
      <p role="status">{unread === 0 ? 'Nothing is unread.' : `${unread === 1 ? 'One is' : `${unread} are`} unread.`}</p>
      {maySet ? <p><Link to="/account/notifications">Choose how you are told by mail</Link></p> : null}
      {unread > 0 && newest !== undefined && !continued ? (
        <Form method="post" className="told__all">
          <input type="hidden" name="what" value="all-read" />
          <input type="hidden" name="until" value={newest} />
          <Button quiet>Mark all as read</Button>
          <WhoSees>nobody but you</WhoSees>
        </Form>
      ) : null}
      {days.length === 0 ? <Nothing continued={continued} /> : null}
      {days.map(({ day, items }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{dateText(day)}</h2>
          <ul className="told__items">{items.map((item) => <Item key={item.id} item={item} />)}</ul>
        </section>
      ))}
      {continued || older ? (
        <nav aria-label="More notifications" className="button-row">
          {continued ? <Link to="/notifications">Newest</Link> : null}
          {older ? <Link to={`/notifications?before=${encodeURIComponent(older)}`} rel="next">Older</Link> : null}
        </nav>
      ) : null}
    </article>
  );
}

function Nothing({ continued }: { readonly continued: boolean }) {
  if (continued) return <p className="muted">There is nothing older.</p>;
  return (
    <div className="empty">
      <p>You have not been told of anything yet.</p>
      <p>You are told here when somebody mentions you, writes in a discussion that you follow, puts a question to your organisation, writes about your organisation’s figures, or gives you an action, and when figures you wrote about change. Whoever answers for an organisation is also told when something waits to become public.</p>
    </div>
  );
}

function Item({ item: { id, kind, words, where, excerpt, at, time, unread, href } }: { readonly item: NotificationView }) {
  return (
    <li className={unread ? 'told__item told__item--unread' : 'told__item'}>
      <div className="told__words">
        <p className="told__kind">{unread ? <span className="tag tag--pale">Unread</span> : null} {capital(NOTIFICATION_KINDS[kind].one)} · <time dateTime={at}>{time}</time></p>
        <p>{href === null ? words : <Link to={href}>{words}</Link>}</p>
        {excerpt === '' ? null : <p className="told__excerpt">{excerpt}</p>}
        {where === '' ? null : <p className="small">{where}</p>}
      </div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="what" value={unread ? 'read' : 'unread'} />
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="link-button">{unread ? 'Mark as read' : 'Mark as unread'}<span className="govuk-visually-hidden">: {words}</span></button>
        <span className="govuk-visually-hidden"><WhoSees>nobody but you</WhoSees></span>
      </Form>
    </li>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
