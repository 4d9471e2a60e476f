package io.masthead.tally;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections to the database that take several statements at once.
interface Connections {

    Connection open() throws SQLException;
}
