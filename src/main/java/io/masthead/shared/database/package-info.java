/// One SQL for MySQL and MariaDB, and the meter that counts statements.
package io.masthead.shared.database;
