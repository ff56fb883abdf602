package echo

import (
	"testing"
	"time"

	"glance/e2e/conformance/host"
)

func TestAnIdlePluginLeavesByItselfWithinASecond(t *testing.T) {
	plugin := start(t)
	query(t, plugin, host.Model{"refId": "A"})

	took, graceful := plugin.Stop()
	if !graceful || !plugin.Exited() || took > time.Second {
		t.Errorf("after %s: graceful %v, exited %v", took, graceful, plugin.Exited())
	}
	t.Logf("left within %s", took)
}

func TestABusyPluginLeavesByItselfWithinASecond(t *testing.T) {
	plugin := start(t)
	go func() {
		_ = send(t.Context(), plugin, host.Model{"refId": "A", "log": "now waiting", "delayMs": forever})
	}()
	waitUntil(t, "the query has started", func() bool { return plugin.Log.Contains("now waiting") })

	took, graceful := plugin.Stop()
	if !graceful || !plugin.Exited() || took > time.Second {
		t.Errorf("after %s: graceful %v, exited %v", took, graceful, plugin.Exited())
	}
	t.Logf("left within %s", took)
}

func TestAPluginThatCannotLoadStillLeavesAndSaysWhy(t *testing.T) {
	plugin := start(t, "GF_PLUGIN_LOAD_FAILURE=no such file")
	result, err := plugin.CheckHealth(t.Context(), settings(`{}`))
	if err == nil && result.Status.String() == "OK" {
		t.Errorf("health is %s %q", result.Status, result.Message)
	}
	if _, graceful := plugin.Stop(); !graceful {
		t.Error("it had to be killed")
	}
	if !plugin.Log.Contains("no such file") {
		t.Errorf("the log does not say why:\n%s", plugin.Log)
	}
}
