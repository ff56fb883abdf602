package alerting

import (
	"slices"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

func result(service string, state State) Result {
	return Result{Labels: data.Labels{"service": service}, State: state}
}

func minute(number int) time.Time {
	return noon.Add(time.Duration(number) * time.Minute)
}

func TestAnInstanceHasTheStateOfItsLastResult(t *testing.T) {
	instances := NewInstances(lastAboveFive)
	instances.Update(minute(0), []Result{result("shop", Alerting)})
	instances.Update(minute(1), []Result{result("shop", Normal)})
	if instance, known := instances.Of("service=shop"); !known || instance.State != Normal {
		t.Errorf("%v, known: %v", instance, known)
	}
}

func TestALabelSetMayBeMissingOnce(t *testing.T) {
	instances := NewInstances(lastAboveFive)
	instances.Update(minute(0), []Result{result("shop", Alerting), result("cart", Normal)})
	if resolved := instances.Update(minute(1), []Result{result("cart", Normal)}); len(resolved) != 0 {
		t.Errorf("resolved are %v", resolved)
	}
	if instance, known := instances.Of("service=shop"); !known || instance.State != Alerting {
		t.Errorf("%v, known: %v", instance, known)
	}
	resolved := instances.Update(minute(2), []Result{result("cart", Normal)})
	if !slices.Equal(resolved, []string{"service=shop"}) {
		t.Errorf("resolved are %v", resolved)
	}
	if _, known := instances.Of("service=shop"); known {
		t.Error("it is still known")
	}
}

func TestAnErrorOfTheRuleIsAnInstanceOfItsOwn(t *testing.T) {
	instances := NewInstances(lastAboveFive)
	instances.Update(minute(0), []Result{result("shop", Alerting)})
	instances.Update(minute(1), []Result{{State: Failed}})
	if instance, known := instances.Of(""); !known || instance.State != Failed {
		t.Errorf("%v, known: %v", instance, known)
	}
	if instance, known := instances.Of("service=shop"); !known || instance.State != Alerting {
		t.Errorf("%v, known: %v", instance, known)
	}
}
