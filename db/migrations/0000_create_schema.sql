CREATE TABLE "audit_entries" (
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text,
	"workflow_id" text,
	CONSTRAINT "audit_entries_id_at_pk" PRIMARY KEY("id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_identities_external" UNIQUE("connection_id","external_id"),
	CONSTRAINT "contact_identities_channel" CHECK ("contact_identities"."channel" in ('whatsapp', 'line', 'email'))
);
--> statement-breakpoint
ALTER TABLE "contact_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_venue_roles" (
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_venue_roles_contact_id_venue_id_role_pk" PRIMARY KEY("contact_id","venue_id","role"),
	CONSTRAINT "contact_venue_roles_role" CHECK ("contact_venue_roles"."role" in ('manager', 'it', 'owner', 'corporate'))
);
--> statement-breakpoint
ALTER TABLE "contact_venue_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"customer_id" uuid,
	"name" text NOT NULL,
	"language" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bot_turns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_ids" jsonb NOT NULL,
	"path" text NOT NULL,
	"steps" jsonb NOT NULL,
	"pending_music_change_id" uuid,
	"prompt_version" text,
	"model_name" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "bot_turns_path" CHECK ("bot_turns"."path" in ('command', 'model'))
);
--> statement-breakpoint
ALTER TABLE "bot_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "clock_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"clock" text NOT NULL,
	"event" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"policy_version" text NOT NULL,
	CONSTRAINT "clock_events_key" UNIQUE("conversation_id","key"),
	CONSTRAINT "clock_events_clock" CHECK ("clock_events"."clock" in ('first_response')),
	CONSTRAINT "clock_events_event" CHECK ("clock_events"."event" in ('started', 'met', 'breached', 'escalated', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "clock_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"venue_id" uuid,
	"channel" text NOT NULL,
	"contact_identity_id" uuid NOT NULL,
	"status" text NOT NULL,
	"handler" text NOT NULL,
	"hand_over_reason" text,
	"service_class" text NOT NULL,
	"assignee_user_id" uuid,
	"language" text,
	"last_message_at" timestamp with time zone NOT NULL,
	"last_inbound_at" timestamp with time zone,
	"first_response_due_at" timestamp with time zone,
	"first_responded_at" timestamp with time zone,
	"first_response_breached_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "conversations_channel" CHECK ("conversations"."channel" in ('whatsapp', 'line', 'email')),
	CONSTRAINT "conversations_status" CHECK ("conversations"."status" in ('open', 'closed')),
	CONSTRAINT "conversations_handler" CHECK ("conversations"."handler" in ('bot', 'person')),
	CONSTRAINT "conversations_service_class" CHECK ("conversations"."service_class" in ('urgent', 'quality'))
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"sequence" bigserial NOT NULL,
	"sender_kind" text NOT NULL,
	"sender_user_id" uuid,
	"channel" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"provider_message_id" text,
	"kind" text NOT NULL,
	"text" text,
	"reply_token" text,
	"turn_id" uuid,
	"outbound_message_id" uuid,
	"sent_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_provider" UNIQUE("connection_id","provider_message_id"),
	CONSTRAINT "messages_sender_kind" CHECK ("messages"."sender_kind" in ('contact', 'bot', 'team')),
	CONSTRAINT "messages_channel" CHECK ("messages"."channel" in ('whatsapp', 'line', 'email')),
	CONSTRAINT "messages_kind" CHECK ("messages"."kind" in ('text', 'image', 'audio', 'video', 'document', 'location', 'sticker', 'unsupported'))
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quarantined_webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"raw_body" text NOT NULL,
	"reason" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quarantined_webhooks_channel" CHECK ("quarantined_webhooks"."channel" in ('whatsapp', 'line', 'email'))
);
--> statement-breakpoint
ALTER TABLE "quarantined_webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "brands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "brands" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"brand_id" uuid,
	"name" text NOT NULL,
	"business_type" text NOT NULL,
	"region" text NOT NULL,
	"country_code" text NOT NULL,
	"city" text NOT NULL,
	"contract_expires_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "customers_business_type" CHECK ("customers"."business_type" in ('hotel', 'restaurant', 'beach_club', 'retail_chain', 'studio', 'other')),
	CONSTRAINT "customers_region" CHECK ("customers"."region" in ('asia_pacific', 'europe', 'americas', 'middle_east'))
);
--> statement-breakpoint
ALTER TABLE "customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"incident_id" uuid,
	"conversation_id" uuid,
	"venue_id" uuid,
	"zone_id" uuid,
	"type" text NOT NULL,
	"severity" text NOT NULL,
	"message" text NOT NULL,
	"business_key" text NOT NULL,
	"is_resolved" boolean DEFAULT false NOT NULL,
	"resolved_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alerts_business_key" UNIQUE("organization_id","business_key"),
	CONSTRAINT "alerts_type" CHECK ("alerts"."type" in ('zone_offline', 'platform_trouble', 'coverage_gap', 'response_overdue', 'send_unknown', 'send_failed')),
	CONSTRAINT "alerts_severity" CHECK ("alerts"."severity" in ('critical', 'warning', 'info'))
);
--> statement-breakpoint
ALTER TABLE "alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"venue_id" uuid,
	"cause" text NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_user_id" uuid,
	"acknowledged_by_contact_id" uuid,
	"escalation_step" text DEFAULT 'none' NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_reason" text,
	CONSTRAINT "incidents_cause" CHECK ("incidents"."cause" in ('zones_offline', 'platform', 'coverage_gap')),
	CONSTRAINT "incidents_severity" CHECK ("incidents"."severity" in ('critical', 'warning', 'info')),
	CONSTRAINT "incidents_status" CHECK ("incidents"."status" in ('open', 'acknowledged', 'resolved'))
);
--> statement-breakpoint
ALTER TABLE "incidents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "live_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"organization_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "live_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "channel_paces" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"interval_micros" integer NOT NULL,
	"next_free_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_paces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"provider_message_id" text NOT NULL,
	"outbound_id" text,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"error_code" text,
	"error_text" text,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_reports_once" UNIQUE("connection_id","provider_message_id","status")
);
--> statement-breakpoint
ALTER TABLE "delivery_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbound_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"business_key" text NOT NULL,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"contact_identity_id" uuid NOT NULL,
	"conversation_id" uuid,
	"incident_id" uuid,
	"subject" text,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"attempt_token" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"priority" smallint NOT NULL,
	"provider_message_id" text,
	"permit" jsonb,
	"intended_at" timestamp with time zone NOT NULL,
	"sending_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "outbound_messages_business_key" UNIQUE("organization_id","business_key"),
	CONSTRAINT "outbound_messages_status" CHECK ("outbound_messages"."status" in ('intended', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'skipped', 'unknown')),
	CONSTRAINT "outbound_messages_purpose" CHECK ("outbound_messages"."purpose" in ('reply', 'person_reply', 'incident_notice', 'sla_notice')),
	CONSTRAINT "outbound_messages_channel" CHECK ("outbound_messages"."channel" in ('whatsapp', 'line', 'email'))
);
--> statement-breakpoint
ALTER TABLE "outbound_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "music_change_zones" (
	"change_id" uuid NOT NULL,
	"zone_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"before" jsonb,
	"wanted" jsonb,
	"after" jsonb,
	"outcome" text NOT NULL,
	"reason" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "music_change_zones_change_id_zone_id_pk" PRIMARY KEY("change_id","zone_id"),
	CONSTRAINT "music_change_zones_outcome" CHECK ("music_change_zones"."outcome" in ('verified', 'on_the_way', 'not_verified', 'refused', 'player_offline', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "music_change_zones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "music_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"conversation_id" uuid,
	"reason" text NOT NULL,
	"order" jsonb NOT NULL,
	"status" text NOT NULL,
	"undoes_change_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "music_changes_undo" UNIQUE("undoes_change_id"),
	CONSTRAINT "music_changes_actor_kind" CHECK ("music_changes"."actor_kind" in ('person', 'contact', 'bot', 'timer', 'system')),
	CONSTRAINT "music_changes_status" CHECK ("music_changes"."status" in ('accepted', 'carrying_out', 'settled'))
);
--> statement-breakpoint
ALTER TABLE "music_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"timezone" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organizations_kind" CHECK ("organizations"."kind" in ('music_operator', 'studio'))
);
--> statement-breakpoint
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "provider_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"external_account_id" text NOT NULL,
	"display_name" text NOT NULL,
	"encrypted_secrets" text NOT NULL,
	"is_sandbox" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_connections_account" UNIQUE("vendor","external_account_id"),
	CONSTRAINT "provider_connections_vendor" CHECK ("provider_connections"."vendor" in ('soundtrack', 'whatsapp', 'line', 'email', 'claude'))
);
--> statement-breakpoint
ALTER TABLE "provider_connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"process_type" text NOT NULL,
	"process_id" text NOT NULL,
	"signal" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"last_error" text,
	CONSTRAINT "workflow_events_type" CHECK ("workflow_events"."process_type" in ('venue', 'incident', 'sweep', 'music', 'conversation', 'message'))
);
--> statement-breakpoint
ALTER TABLE "workflow_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "planned_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"process_type" text NOT NULL,
	"process_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"key" text NOT NULL,
	"action" text NOT NULL,
	"facts" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "planned_actions_key" UNIQUE("organization_id","workflow_id","key"),
	CONSTRAINT "planned_actions_type" CHECK ("planned_actions"."process_type" in ('venue', 'incident', 'sweep', 'music', 'conversation', 'message')),
	CONSTRAINT "planned_actions_status" CHECK ("planned_actions"."status" in ('planned', 'done', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "planned_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "process_steps" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"process_type" text NOT NULL,
	"process_id" text NOT NULL,
	"workflow_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"step" text NOT NULL,
	"facts" jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	CONSTRAINT "process_steps_key" UNIQUE("organization_id","workflow_id","key"),
	CONSTRAINT "process_steps_type" CHECK ("process_steps"."process_type" in ('venue', 'incident', 'sweep', 'music', 'conversation', 'message')),
	CONSTRAINT "process_steps_actor_kind" CHECK ("process_steps"."actor_kind" in ('person', 'contact', 'bot', 'timer', 'system'))
);
--> statement-breakpoint
ALTER TABLE "process_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"family_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_sessions_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "user_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"contact_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email"),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('admin', 'manager', 'agent', 'viewer'))
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "venues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"country_code" text NOT NULL,
	"city" text NOT NULL,
	"timezone" text NOT NULL,
	"soundtrack_account_id" text,
	"opening_hours" jsonb,
	"silenced_until" timestamp with time zone,
	"silence_reason" text,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "venues_soundtrack_account" UNIQUE("organization_id","soundtrack_account_id")
);
--> statement-breakpoint
ALTER TABLE "venues" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sweep_coverage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"shard" smallint NOT NULL,
	"sweep_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"zones_read" integer NOT NULL,
	"zones_changed" integer NOT NULL,
	"zones_missing" integer NOT NULL,
	"tokens_used" integer NOT NULL,
	"requests" integer NOT NULL,
	"error" text
);
--> statement-breakpoint
ALTER TABLE "sweep_coverage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "zone_status_log" (
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"zone_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"previous_status" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"detail" text,
	CONSTRAINT "zone_status_log_id_at_pk" PRIMARY KEY("id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
ALTER TABLE "zone_status_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "zones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"soundtrack_zone_id" text NOT NULL,
	"sweep_shard" smallint DEFAULT 0 NOT NULL,
	"volume_ceiling" integer,
	"status" text DEFAULT 'unknown' NOT NULL,
	"status_since" timestamp with time zone NOT NULL,
	"suspected_status" text,
	"suspected_at" timestamp with time zone,
	"volume" integer,
	"now_playing" text,
	"playlist_name" text,
	"is_archived" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "zones_soundtrack_zone" UNIQUE("organization_id","soundtrack_zone_id"),
	CONSTRAINT "zones_kind" CHECK ("zones"."kind" in ('lobby', 'restaurant', 'bar', 'pool', 'spa', 'gym', 'retail', 'studio', 'other')),
	CONSTRAINT "zones_status" CHECK ("zones"."status" in ('playing', 'paused', 'muted', 'offline', 'unpaired', 'expired', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "zones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_venue_roles" ADD CONSTRAINT "contact_venue_roles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_venue_roles" ADD CONSTRAINT "contact_venue_roles_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_venue_roles" ADD CONSTRAINT "contact_venue_roles_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_turns" ADD CONSTRAINT "bot_turns_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_turns" ADD CONSTRAINT "bot_turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock_events" ADD CONSTRAINT "clock_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock_events" ADD CONSTRAINT "clock_events_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_identity_id_contact_identities_id_fk" FOREIGN KEY ("contact_identity_id") REFERENCES "public"."contact_identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_user_id_users_id_fk" FOREIGN KEY ("assignee_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_user_id_users_id_fk" FOREIGN KEY ("sender_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantined_webhooks" ADD CONSTRAINT "quarantined_webhooks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantined_webhooks" ADD CONSTRAINT "quarantined_webhooks_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_acknowledged_by_user_id_users_id_fk" FOREIGN KEY ("acknowledged_by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_acknowledged_by_contact_id_contacts_id_fk" FOREIGN KEY ("acknowledged_by_contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_paces" ADD CONSTRAINT "channel_paces_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_paces" ADD CONSTRAINT "channel_paces_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_reports" ADD CONSTRAINT "delivery_reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_reports" ADD CONSTRAINT "delivery_reports_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_connection_id_provider_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."provider_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_contact_identity_id_contact_identities_id_fk" FOREIGN KEY ("contact_identity_id") REFERENCES "public"."contact_identities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_messages" ADD CONSTRAINT "outbound_messages_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_change_zones" ADD CONSTRAINT "music_change_zones_change_id_music_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."music_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_change_zones" ADD CONSTRAINT "music_change_zones_zone_id_zones_id_fk" FOREIGN KEY ("zone_id") REFERENCES "public"."zones"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_change_zones" ADD CONSTRAINT "music_change_zones_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_changes" ADD CONSTRAINT "music_changes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_changes" ADD CONSTRAINT "music_changes_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "music_changes" ADD CONSTRAINT "music_changes_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_connections" ADD CONSTRAINT "provider_connections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_events" ADD CONSTRAINT "workflow_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_actions" ADD CONSTRAINT "planned_actions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "process_steps" ADD CONSTRAINT "process_steps_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sweep_coverage" ADD CONSTRAINT "sweep_coverage_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zones" ADD CONSTRAINT "zones_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_entity" ON "audit_entries" USING btree ("organization_id","entity_type","entity_id","at");--> statement-breakpoint
CREATE INDEX "contact_identities_contact" ON "contact_identities" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contact_identities_organization" ON "contact_identities" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "contact_venue_roles_venue" ON "contact_venue_roles" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "contact_venue_roles_organization" ON "contact_venue_roles" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "contacts_organization_name" ON "contacts" USING btree ("organization_id","name");--> statement-breakpoint
CREATE INDEX "contacts_customer" ON "contacts" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "bot_turns_conversation" ON "bot_turns" USING btree ("conversation_id","started_at");--> statement-breakpoint
CREATE INDEX "bot_turns_organization" ON "bot_turns" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "clock_events_organization" ON "clock_events" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_one_open" ON "conversations" USING btree ("organization_id","contact_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "conversations_inbox" ON "conversations" USING btree ("organization_id","status","last_message_at");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "conversations_venue" ON "conversations" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "conversations_identity" ON "conversations" USING btree ("contact_identity_id");--> statement-breakpoint
CREATE INDEX "conversations_assignee" ON "conversations" USING btree ("assignee_user_id");--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING btree ("conversation_id","sequence");--> statement-breakpoint
CREATE INDEX "messages_organization" ON "messages" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "messages_outbound" ON "messages" USING btree ("outbound_message_id");--> statement-breakpoint
CREATE INDEX "messages_sender_user" ON "messages" USING btree ("sender_user_id");--> statement-breakpoint
CREATE INDEX "quarantined_webhooks_organization" ON "quarantined_webhooks" USING btree ("organization_id","received_at");--> statement-breakpoint
CREATE INDEX "quarantined_webhooks_connection" ON "quarantined_webhooks" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "brands_organization" ON "brands" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "customers_organization" ON "customers" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "customers_brand" ON "customers" USING btree ("brand_id");--> statement-breakpoint
CREATE INDEX "alerts_list" ON "alerts" USING btree ("organization_id","is_resolved","created_at");--> statement-breakpoint
CREATE INDEX "alerts_incident" ON "alerts" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "alerts_conversation" ON "alerts" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "alerts_venue" ON "alerts" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "alerts_zone" ON "alerts" USING btree ("zone_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_one_open" ON "incidents" USING btree ("organization_id","venue_id","cause") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "incidents_list" ON "incidents" USING btree ("organization_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "incidents_venue" ON "incidents" USING btree ("venue_id","opened_at");--> statement-breakpoint
CREATE INDEX "incidents_user" ON "incidents" USING btree ("acknowledged_by_user_id");--> statement-breakpoint
CREATE INDEX "incidents_contact" ON "incidents" USING btree ("acknowledged_by_contact_id");--> statement-breakpoint
CREATE INDEX "live_changes_order" ON "live_changes" USING btree ("transaction_id","id");--> statement-breakpoint
CREATE INDEX "channel_paces_organization" ON "channel_paces" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "delivery_reports_outbound" ON "delivery_reports" USING btree ("outbound_id");--> statement-breakpoint
CREATE INDEX "delivery_reports_organization" ON "delivery_reports" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "outbound_messages_provider" ON "outbound_messages" USING btree ("connection_id","provider_message_id");--> statement-breakpoint
CREATE INDEX "outbound_messages_unsettled" ON "outbound_messages" USING btree ("organization_id","status") WHERE status in ('intended', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "outbound_messages_conversation" ON "outbound_messages" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "outbound_messages_incident" ON "outbound_messages" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "outbound_messages_identity" ON "outbound_messages" USING btree ("contact_identity_id");--> statement-breakpoint
CREATE INDEX "music_change_zones_zone" ON "music_change_zones" USING btree ("zone_id");--> statement-breakpoint
CREATE INDEX "music_change_zones_organization" ON "music_change_zones" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "music_changes_venue" ON "music_changes" USING btree ("venue_id","created_at");--> statement-breakpoint
CREATE INDEX "music_changes_conversation" ON "music_changes" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "music_changes_organization" ON "music_changes" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "provider_connections_organization" ON "provider_connections" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "workflow_events_due" ON "workflow_events" USING btree ("next_attempt_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "workflow_events_organization" ON "workflow_events" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "planned_actions_due" ON "planned_actions" USING btree ("organization_id","due_at") WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX "planned_actions_process" ON "planned_actions" USING btree ("organization_id","process_type","process_id");--> statement-breakpoint
CREATE INDEX "process_steps_process" ON "process_steps" USING btree ("organization_id","process_type","process_id","sequence");--> statement-breakpoint
CREATE INDEX "user_sessions_family" ON "user_sessions" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "user_sessions_user" ON "user_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_sessions_organization" ON "user_sessions" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "users_organization" ON "users" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "users_contact" ON "users" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "venues_organization_name" ON "venues" USING btree ("organization_id","name");--> statement-breakpoint
CREATE INDEX "venues_customer" ON "venues" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "sweep_coverage_shard" ON "sweep_coverage" USING btree ("organization_id","shard","read_at");--> statement-breakpoint
CREATE INDEX "zone_status_log_zone" ON "zone_status_log" USING btree ("zone_id","at");--> statement-breakpoint
CREATE INDEX "zone_status_log_venue" ON "zone_status_log" USING btree ("venue_id","at");--> statement-breakpoint
CREATE INDEX "zones_venue" ON "zones" USING btree ("venue_id");--> statement-breakpoint
CREATE INDEX "zones_shard" ON "zones" USING btree ("organization_id","sweep_shard");--> statement-breakpoint
CREATE INDEX "zones_suspected" ON "zones" USING btree ("organization_id","suspected_at") WHERE suspected_at is not null;--> statement-breakpoint
CREATE POLICY "audit_entries_scope" ON "audit_entries" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "contact_identities_scope" ON "contact_identities" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "contact_venue_roles_scope" ON "contact_venue_roles" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "contacts_scope" ON "contacts" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "bot_turns_scope" ON "bot_turns" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "clock_events_scope" ON "clock_events" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "conversations_scope" ON "conversations" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "messages_scope" ON "messages" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "quarantined_webhooks_scope" ON "quarantined_webhooks" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "brands_scope" ON "brands" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "customers_scope" ON "customers" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "alerts_scope" ON "alerts" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "incidents_scope" ON "incidents" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "live_changes_scope" ON "live_changes" AS PERMISSIVE FOR ALL TO public USING (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "channel_paces_scope" ON "channel_paces" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "delivery_reports_scope" ON "delivery_reports" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "outbound_messages_scope" ON "outbound_messages" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "music_change_zones_scope" ON "music_change_zones" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "music_changes_scope" ON "music_changes" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "organizations_scope" ON "organizations" AS PERMISSIVE FOR ALL TO public USING (id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "provider_connections_scope" ON "provider_connections" AS PERMISSIVE FOR ALL TO public USING (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "workflow_events_scope" ON "workflow_events" AS PERMISSIVE FOR ALL TO public USING (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "planned_actions_scope" ON "planned_actions" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "process_steps_scope" ON "process_steps" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "user_sessions_scope" ON "user_sessions" AS PERMISSIVE FOR ALL TO public USING (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "users_scope" ON "users" AS PERMISSIVE FOR ALL TO public USING (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform') WITH CHECK (organization_id::text = current_setting('app.organization_id', true) or current_setting('app.scope', true) = 'platform');--> statement-breakpoint
CREATE POLICY "venues_scope" ON "venues" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "sweep_coverage_scope" ON "sweep_coverage" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "zone_status_log_scope" ON "zone_status_log" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);--> statement-breakpoint
CREATE POLICY "zones_scope" ON "zones" AS PERMISSIVE FOR ALL TO public USING (organization_id = current_setting('app.organization_id')::uuid) WITH CHECK (organization_id = current_setting('app.organization_id')::uuid);