package io.masthead.shared.database;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.lock.internal.MariaDBLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.service.ServiceRegistry;

/// MySQL 8.4 as far as MariaDB 11.4 speaks it too: no aliases in locking clauses (`for update of a`) and `lock in share
/// mode`,
/// because `for share` is MySQL's alone.
public class PortableDialect extends MySQLDialect {

    public PortableDialect() {
        super(DatabaseVersion.make(8, 4));
    }

    public PortableDialect(DialectResolutionInfo info) {
        super(DatabaseVersion.make(8, 4));
    }

    @Override
    public LockingSupport getLockingSupport() {
        return new MariaDBLockingSupport(DatabaseVersion.make(11, 4));
    }

    @Override
    public void contributeTypes(TypeContributions types, ServiceRegistry services) {
        super.contributeTypes(types, services);
        types.contributeJdbcType(new MomentJdbcType());
    }

    @Override
    protected boolean supportsForShare() {
        return false;
    }

    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }
}
