ALTER TABLE `shipment_reports` ADD `conversation` text;--> statement-breakpoint
CREATE INDEX `shipment_reports_by_conversation` ON `shipment_reports` (`shop_id`,`conversation`);