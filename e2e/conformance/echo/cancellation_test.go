package echo

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"glance/e2e/conformance/host"
)

// Longer than any test: a query of it can only be ended from outside.
const forever = 600_000

func TestACancelledQueryIsCancelledInThePlugin(t *testing.T) {
	plugin := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error, 1)
	go func() {
		failed <- send(ctx, plugin, host.Model{"refId": "A", "log": "now waiting", "delayMs": forever})
	}()
	waitUntil(t, "the query has started", func() bool { return plugin.Log.Contains("now waiting") })
	cancel()

	if err := <-failed; status.Code(err) != codes.Canceled {
		t.Errorf("the call ended with %v", err)
	}
	waitUntil(t, "the plugin has noticed", func() bool { return cancelled(t, plugin) == 1 })
}

func TestAQueryEndsAtItsDeadline(t *testing.T) {
	plugin := start(t)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()

	if err := send(ctx, plugin, host.Model{"refId": "A", "delayMs": forever}); status.Code(err) != codes.DeadlineExceeded {
		t.Errorf("the call ended with %v", err)
	}
	waitUntil(t, "the plugin has noticed", func() bool { return cancelled(t, plugin) == 1 })
}

// node:http2 takes more than 1000 resets in a burst, or later 33 a second, for an attack and closes the whole
// connection, which fails every other call of that moment. Grafana resets a stream for each query that is cancelled.
func TestSixThousandCancellationsFailNoOtherCall(t *testing.T) {
	const enough, limit = 6000, 100_000
	plugin := start(t)
	bystanders := startBystanders(t, plugin, 8)

	sent := 0
	for ; cancelled(t, plugin) < enough; sent += cancelledAtOnce {
		if sent >= limit {
			t.Fatalf("of %d cancelled calls only %v had reached a waiting query", sent, cancelled(t, plugin))
		}
		sendAndCancel(t, plugin)
	}

	answered, err := bystanders()
	if err != nil {
		t.Errorf("a call that nobody cancelled failed: %v", err)
	}
	if answered == 0 {
		t.Error("no other call was made meanwhile")
	}
	t.Logf("%d calls were cancelled and %d others answered meanwhile", sent, answered)
}

const cancelledAtOnce = 500

// sendAndCancel sends queries that wait, and hangs up. A busy machine may hang up before the plugin has begun to wait.
func sendAndCancel(t *testing.T, plugin *host.Plugin) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	// Not a deadline: the plugin would know of that beforehand.
	defer time.AfterFunc(200*time.Millisecond, cancel).Stop()
	var waiting sync.WaitGroup
	for range cancelledAtOnce {
		waiting.Go(func() { _ = send(ctx, plugin, host.Model{"refId": "A", "delayMs": forever}) })
	}
	waiting.Wait()
}

// startBystanders keeps calls going, each of 100 ms, until the returned function is called. That returns how many were
// answered and the first failure.
func startBystanders(t *testing.T, plugin *host.Plugin, count int) func() (int64, error) {
	t.Helper()
	var answered atomic.Int64
	var running sync.WaitGroup
	failures := make(chan error, count)
	done := make(chan struct{})
	for range count {
		running.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if err := send(t.Context(), plugin, host.Model{"refId": "A", "delayMs": 100}); err != nil {
					failures <- err
					return
				}
				answered.Add(1)
			}
		})
	}
	return func() (int64, error) {
		close(done)
		running.Wait()
		close(failures)
		return answered.Load(), <-failures
	}
}

// send sends one query; it fails when the call does or the query itself.
func send(ctx context.Context, plugin *host.Plugin, query host.Model) error {
	request, err := host.Request(settings(`{}`), span, query)
	if err != nil {
		return err
	}
	response, err := plugin.QueryData(ctx, request)
	if err != nil {
		return err
	}
	for refID, answer := range response.Responses {
		if answer.Error != nil {
			return fmt.Errorf("%s: %w", refID, answer.Error)
		}
	}
	return nil
}

// cancelled is how many queries the plugin itself saw being cancelled.
func cancelled(t *testing.T, plugin *host.Plugin) float64 {
	t.Helper()
	text, err := plugin.CollectMetrics(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for _, metric := range families["echo_queries_cancelled_total"].GetMetric() {
		total += metric.GetCounter().GetValue()
	}
	return total
}

func waitUntil(t *testing.T, what string, isSo func() bool) {
	t.Helper()
	for range 600 {
		if isSo() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("waited 30 s in vain until %s", what)
}
