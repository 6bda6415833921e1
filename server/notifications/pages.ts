/** What routes may ask about what somebody is told. */
export { changeMailSetting, markNotifications, notificationsSeen, openNotification } from './commands.ts';
export { mailSettingPage, notificationsPage, unreadNotifications } from './queries.ts';
