package io.masthead.staff;

import io.masthead.shared.http.ForStaff;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Stands inside the transaction of every operation of the staff's area that writes. What is committed has its row in
/// the audit log; what failed in any way is not committed.
@ForStaff
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
public class RecordingWrites {

    private static final Map<Method, Optional<WriteOperation>> KNOWN = new ConcurrentHashMap<>();

    private final WriteRecord record;
    private final CurrentWrite current;
    private final TransactionSynchronizationRegistry transaction;

    RecordingWrites(WriteRecord record, CurrentWrite current, TransactionSynchronizationRegistry transaction) {
        this.record = record;
        this.current = current;
        this.transaction = transaction;
    }

    @AroundInvoke
    Object record(InvocationContext invocation) throws Exception {
        Optional<WriteOperation> operation = KNOWN.computeIfAbsent(invocation.getMethod(), WriteOperation::of);
        if (operation.isEmpty()) {
            return invocation.proceed();
        }
        current.is(operation.get());
        boolean done = false;
        try {
            Object answer = invocation.proceed();
            if (isOpen()) {
                record.done(operation.get(), invocation.getParameters(), answer);
            }
            done = true;
            return answer;
        } finally {
            if (!done && isOpen()) {
                // A checked exception would commit.
                transaction.setRollbackOnly();
            }
        }
    }

    private boolean isOpen() {
        return transaction.getTransactionStatus() == Status.STATUS_ACTIVE;
    }
}
