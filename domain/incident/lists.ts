export const INCIDENT_CAUSES = ['zones_offline', 'platform', 'coverage_gap'] as const;
export type IncidentCause = (typeof INCIDENT_CAUSES)[number];

export const INCIDENT_STATUSES = ['open', 'acknowledged', 'resolved'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const SEVERITIES = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const ALERT_TYPES = [
  'zone_offline',
  'platform_trouble',
  'coverage_gap',
  'response_overdue',
  'send_unknown',
  'send_failed',
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];
