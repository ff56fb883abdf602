/** The id in plugin.json. */
export const PLUGIN_ID = 'glance-sendgridstats-datasource';
