CREATE TABLE `rule_firings` (
	`shop_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`id` text NOT NULL,
	`event_type` text NOT NULL,
	`conversation` text,
	`customer_id` text,
	`ticket_id` text,
	`chain` text NOT NULL,
	`why` text NOT NULL,
	`effects` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`try_at` integer,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `rule_id`, `event_id`)
);
--> statement-breakpoint
CREATE INDEX `rule_firings_by_rule` ON `rule_firings` (`shop_id`,`rule_id`,`at`);--> statement-breakpoint
CREATE INDEX `rule_firings_pending` ON `rule_firings` (`state`,`try_at`);--> statement-breakpoint
CREATE TABLE `rule_versions` (
	`shop_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`document` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`shop_id`, `rule_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `rules` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`preset` text,
	`is_enabled` integer NOT NULL,
	`document` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `ticket_agents` (
	`shop_id` text NOT NULL,
	`user_id` text NOT NULL,
	`skills` text NOT NULL,
	`languages` text NOT NULL,
	`tiers` text NOT NULL,
	`capacity` integer NOT NULL,
	`is_away` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `ticket_commands` (
	`shop_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`ticket_id` text NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `ticket_commands_by_age` ON `ticket_commands` (`at`);--> statement-breakpoint
CREATE TABLE `ticket_comments` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`by` text NOT NULL,
	`by_name` text NOT NULL,
	`text_sealed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `ticket_comments_by_ticket` ON `ticket_comments` (`shop_id`,`ticket_id`,`at`);--> statement-breakpoint
CREATE TABLE `ticket_history` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`ticket_id` text NOT NULL,
	`type` text NOT NULL,
	`by` text NOT NULL,
	`by_name` text NOT NULL,
	`changes` text NOT NULL,
	`chain` text NOT NULL,
	`at` integer NOT NULL,
	`is_ruled` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `ticket_history_by_ticket` ON `ticket_history` (`shop_id`,`ticket_id`,`at`);--> statement-breakpoint
CREATE INDEX `ticket_history_unruled` ON `ticket_history` (`is_ruled`,`at`);--> statement-breakpoint
CREATE TABLE `ticket_targets` (
	`shop_id` text NOT NULL,
	`priority` text NOT NULL,
	`first_reply_minutes` integer NOT NULL,
	`next_reply_minutes` integer NOT NULL,
	`resolution_minutes` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `priority`)
);
--> statement-breakpoint
ALTER TABLE `tickets` ADD `order_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `language` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `tier` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `evidence` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `source` text DEFAULT 'dialogue' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `created_by` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `assignee_id` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `chain` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_reply_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_reply_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `resolution_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_replied_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `paused_ms` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `breaches` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `next_due_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `updated_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `done_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_by_state` ON `tickets` (`shop_id`,`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `tickets_by_assignee` ON `tickets` (`shop_id`,`assignee_id`,`state`);--> statement-breakpoint
CREATE INDEX `tickets_by_conversation` ON `tickets` (`shop_id`,`conversation`);--> statement-breakpoint
CREATE INDEX `tickets_by_order` ON `tickets` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `tickets_by_due` ON `tickets` (`state`,`next_due_at`);--> statement-breakpoint
CREATE INDEX `tickets_merged` ON `tickets` (`shop_id`,`merged_into`);