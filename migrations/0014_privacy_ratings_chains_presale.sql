CREATE TABLE `conversation_devices` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`device_index` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `conversation`)
);
--> statement-breakpoint
CREATE INDEX `conversation_devices_by_device` ON `conversation_devices` (`shop_id`,`device_index`);--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`shop_id` text NOT NULL,
	`channel` text NOT NULL,
	`event_id` text NOT NULL,
	`ask` text NOT NULL,
	`state` text NOT NULL,
	`code` text,
	`subject_sealed` text,
	`customers` text NOT NULL,
	`ticket_id` text,
	`requested_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`shop_id`, `channel`, `event_id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `privacy_requests_by_code` ON `privacy_requests` (`channel`,`code`);--> statement-breakpoint
CREATE INDEX `privacy_requests_by_state` ON `privacy_requests` (`state`,`requested_at`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`shop_id` text NOT NULL,
	`conversation` text NOT NULL,
	`episode` integer NOT NULL,
	`score` integer NOT NULL,
	`agent_id` text,
	`at` integer NOT NULL,
	`event_seq` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `conversation`, `episode`)
);
--> statement-breakpoint
CREATE INDEX `ratings_by_time` ON `ratings` (`shop_id`,`at`);--> statement-breakpoint
ALTER TABLE `shipment_reports` ADD `conversation` text;--> statement-breakpoint
CREATE INDEX `shipment_reports_by_conversation` ON `shipment_reports` (`shop_id`,`conversation`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `decided_chain` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `presale` text;--> statement-breakpoint
ALTER TABLE `promises` ADD `chain` text DEFAULT '[]' NOT NULL;